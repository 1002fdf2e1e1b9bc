# The tick: keeper sweeps what is due, late or unsealed.

resource "aws_iam_role" "tick" {
  name = "${var.pot}-tick"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "scheduler.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "tick" {
  name = "may"
  role = aws_iam_role.tick.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = aws_lambda_function.this["keeper"].arn
    }]
  })
}

resource "aws_scheduler_schedule" "tick" {
  name                = "${var.pot}-tick"
  schedule_expression = "rate(1 minute)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.this["keeper"].arn
    role_arn = aws_iam_role.tick.arn
    input    = jsonencode({ tick = "sweep" })

    # The next tick does the work of a lost one.
    retry_policy {
      maximum_retry_attempts       = 0
      maximum_event_age_in_seconds = 60
    }
  }
}
