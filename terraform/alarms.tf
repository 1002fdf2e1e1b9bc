locals {
  dead_queues = merge(
    { for name, queue in module.queue : name => queue.dead_name },
    { stream-failed = module.stream_failed.name }
  )
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each = local.dead_queues

  alarm_name          = "${var.pot}-${each.key}-dead-letters"
  alarm_description   = "Hints of ${var.pot} could not be worked on: look at the queue, then pot doctor redrive."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = each.value }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = aws_lambda_function.this

  alarm_name          = "${each.value.function_name}-errors"
  alarm_description   = "${each.value.function_name} fails."
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = each.value.function_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
}

# Keeper's sweep reports it every minute, so silence means that nothing is sealed either.
resource "aws_cloudwatch_metric_alarm" "unsealed" {
  alarm_name          = "${var.pot}-unsealed-receipts"
  alarm_description   = "The oldest receipt record of ${var.pot} waits to be sealed for more than two minutes."
  namespace           = "mupot"
  metric_name         = "OldestUnsealedRecordSeconds"
  dimensions          = { Pot = var.pot }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 120
  treat_missing_data  = "breaching"
  alarm_actions       = var.alarm_topic_arns
}
