# What each role may do besides its tables. Use of keys isn't here: key policies alone decide it (keys.tf).

locals {
  objects_arn = "${aws_s3_bucket.this["objects"].arn}/*"

  object_actions = {
    interactions = ["s3:GetObject"]
    api          = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    worker       = ["s3:GetObject", "s3:PutObject"]
    gate         = ["s3:GetObject"]
    courier      = ["s3:GetObject"]
    keeper       = ["s3:GetObject"]
  }

  consumed = { for name, queue in local.queues : queue.consumer => module.queue[name].arn }

  readable_secrets = {
    for role in keys(local.functions) : role => [
      for class, access in local.permissions.secrets : "${local.secrets_arn}/${class}/*" if contains(access.read, role)
    ]
  }
  writable_secrets = {
    for role in keys(local.functions) : role => [
      for class, access in local.permissions.secrets : "${local.secrets_arn}/${class}/*" if contains(access.put, role)
    ]
  }

  common = {
    for role in keys(local.functions) : role => [
      for statement in [
        {
          Sid      = "Log"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["${aws_cloudwatch_log_group.function[role].arn}:*"]
        },
        { Sid = "ReadEpoch", Action = ["ssm:GetParameter"], Resource = [aws_ssm_parameter.epoch.arn] },
        { Sid = "ReadSecrets", Action = ["ssm:GetParameter"], Resource = local.readable_secrets[role] },
        { Sid = "StoreSecrets", Action = ["ssm:PutParameter"], Resource = local.writable_secrets[role] },
        { Sid = "Objects", Action = lookup(local.object_actions, role, []), Resource = [local.objects_arn] },
        {
          Sid      = "Consume"
          Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
          Resource = compact([lookup(local.consumed, role, "")])
        },
      ] : merge(statement, { Effect = "Allow" }) if length(statement.Action) > 0 && length(statement.Resource) > 0
    ]
  }

  streams_arn = [for table in aws_dynamodb_table.this : table.stream_arn]

  own = {
    worker = [for models in [var.bedrock_model_arns] : {
      Sid      = "CallModels"
      Effect   = "Allow"
      Action   = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
      Resource = models
    } if length(models) > 0]

    keeper = [
      {
        Sid      = "Dispatch"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = concat([for queue in module.queue : queue.arn], [module.stream_failed.arn])
      },
      {
        Sid      = "ReadStreams"
        Effect   = "Allow"
        Action   = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"]
        Resource = local.streams_arn
      },
      # It names streams and shows nothing in them; the action knows no resource.
      { Sid = "FindStreams", Effect = "Allow", Action = ["dynamodb:ListStreams"], Resource = ["*"] },
      { Sid = "Anchor", Effect = "Allow", Action = ["s3:PutObject"], Resource = ["${aws_s3_bucket.this["anchors"].arn}/*"] },
    ]
  }

  statements = {
    for role in keys(local.functions) : role => concat(
      module.table_access[role].statements, local.common[role], lookup(local.own, role, [])
    )
  }
}

# Roles are plain resources, not a module's: keys and queues name a role before its policy can name them.
resource "aws_iam_role" "function" {
  for_each = local.functions

  name = "${var.pot}-${each.key}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${var.pot}-${each.key}"
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name = "may"
  role = aws_iam_role.function[each.key].name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = local.statements[each.key]
  })
}
