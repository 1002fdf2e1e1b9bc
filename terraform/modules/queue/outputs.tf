output "arn" {
  value = aws_sqs_queue.this.arn
}

output "url" {
  value = aws_sqs_queue.this.url
}

output "name" {
  value = aws_sqs_queue.this.name
}

output "dead_name" {
  value = one(aws_sqs_queue.dead[*].name)
}
