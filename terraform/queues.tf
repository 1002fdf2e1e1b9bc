module "queue" {
  source   = "./modules/queue"
  for_each = local.queues

  name               = "${var.pot}-${each.key}"
  visibility_seconds = each.value.visibility
  receives           = each.value.receives
  sender_role_arn    = aws_iam_role.function["keeper"].arn
}

# Where a stream mapping leaves what it gave up. Lambda writes it with keeper's role; the outbox rows are still there, so
# nothing reads it: it is evidence, and an alarm.
module "stream_failed" {
  source = "./modules/queue"

  name               = "${var.pot}-stream-failed"
  visibility_seconds = 60
  sender_role_arn    = aws_iam_role.function["keeper"].arn
}

resource "aws_lambda_event_source_mapping" "queue" {
  for_each = local.queues

  event_source_arn        = module.queue[each.key].arn
  function_name           = aws_lambda_function.this[each.value.consumer].arn
  batch_size              = each.value.batch
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = each.value.concurrency
  }
}
