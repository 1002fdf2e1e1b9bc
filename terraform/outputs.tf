output "url" {
  description = "Dashboard, API and MCP."
  value       = local.url
}

output "webhooks" {
  description = "What to enter at each platform."
  value       = { for door in local.doors : door => "${local.url}/webhooks/${door}" }
}

output "functions" {
  value = { for name, function in aws_lambda_function.this : name => function.function_name }
}

output "tables" {
  value = { for name, table in aws_dynamodb_table.this : name => table.name }
}

output "queues" {
  value = { for name, queue in module.queue : name => queue.url }
}

output "buckets" {
  value = { for name, bucket in aws_s3_bucket.this : name => bucket.bucket }
}

output "secret_keys" {
  description = "Key alias by class of secret."
  value       = { for class, key in module.secret_key : class => key.alias }
}

output "verdict_public_keys" {
  value = local.verdict_public_keys
}

output "receipts_public_keys" {
  value = local.receipts_public_keys
}
