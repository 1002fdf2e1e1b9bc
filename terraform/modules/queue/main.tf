# A standard queue of hints into which one role may write, with its dead-letter queue.

locals {
  retention_seconds = 14 * 24 * 3600
}

resource "aws_sqs_queue" "this" {
  name                       = var.name
  visibility_timeout_seconds = var.visibility_seconds
  message_retention_seconds  = local.retention_seconds
  sqs_managed_sse_enabled    = true

  redrive_policy = var.receives == null ? null : jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[0].arn
    maxReceiveCount     = var.receives
  })
}

resource "aws_sqs_queue" "dead" {
  count = var.receives == null ? 0 : 1

  name                      = "${var.name}-dlq"
  message_retention_seconds = local.retention_seconds
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  count = var.receives == null ? 0 : 1

  queue_url = aws_sqs_queue.dead[0].id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this.arn]
  })
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "SenderSends"
        Effect    = "Allow"
        Principal = { AWS = var.sender_role_arn }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.this.arn
      },
      {
        # Within one account a role's own policy would do: only a Deny keeps everybody else out.
        Sid       = "NobodyElseSends"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.this.arn
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = var.sender_role_arn } }
      },
    ]
  })
}
