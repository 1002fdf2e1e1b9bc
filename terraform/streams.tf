# Outbox rows and receipt records are read by separate mappings: a record that can't be sealed must not hold up a hint.

locals {
  stream_kinds = {
    out  = { batch = 10, window = 0 }
    rcpt = { batch = 30, window = 2 }
  }
  streams = merge([
    for table in local.tables : {
      for kind, settings in local.stream_kinds : "${table}-${kind}" => merge(settings, { table = table, kind = kind })
    }
  ]...)
}

resource "aws_lambda_event_source_mapping" "stream" {
  for_each = local.streams

  event_source_arn                   = aws_dynamodb_table.this[each.value.table].stream_arn
  function_name                      = aws_lambda_function.this["keeper"].arn
  starting_position                  = "TRIM_HORIZON"
  batch_size                         = each.value.batch
  maximum_batching_window_in_seconds = each.value.window
  function_response_types            = ["ReportBatchItemFailures"]
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = 8
  maximum_record_age_in_seconds      = 3600

  filter_criteria {
    filter {
      pattern = jsonencode({
        eventName = ["INSERT"]
        dynamodb  = { Keys = { pk = { S = [{ prefix = "${var.pot}#${each.value.kind}." }] } } }
      })
    }
  }

  destination_config {
    on_failure {
      destination_arn = module.stream_failed.arn
    }
  }
}
