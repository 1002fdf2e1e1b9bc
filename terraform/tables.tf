# Two tables, so that what grants power is another resource than what agents write: the plain split carries the proof,
# the condition on leading keys is the second fence.

locals {
  tables = toset(["authority", "work"])
}

resource "aws_dynamodb_table" "this" {
  for_each = local.tables

  name                        = "${var.pot}-${each.key}"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  ttl {
    attribute_name = "exp"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = module.data_key.arn
  }
}

module "table_access" {
  source   = "./modules/table-access"
  for_each = local.permissions.roles

  pot        = var.pot
  table_arns = { for name, table in aws_dynamodb_table.this : name => table.arn }
  grants     = each.value
}
