# A customer key whose use is decided by its own policy alone. The account's administrators may manage it; they, and any
# policy attached to a role, get no use of it from here.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

locals {
  account   = data.aws_caller_identity.this.account_id
  symmetric = var.spec == "SYMMETRIC_DEFAULT"

  administration = {
    Sid       = "Administration"
    Effect    = "Allow"
    Principal = { AWS = "arn:${data.aws_partition.this.partition}:iam::${local.account}:root" }
    Resource  = "*"
    Action = [
      "kms:DescribeKey", "kms:EnableKey", "kms:EnableKeyRotation", "kms:ListGrants", "kms:ListKeyPolicies", "kms:ListResourceTags",
      "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:GetPublicKey", "kms:PutKeyPolicy", "kms:UpdateAlias",
      "kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateKeyDescription", "kms:RevokeGrant", "kms:DisableKey",
      "kms:DisableKeyRotation", "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
    ]
  }

  # A grant would hand on the key's use without a trace in any policy.
  no_grants = {
    Sid       = "NoGrants"
    Effect    = "Deny"
    Principal = { AWS = "*" }
    Action    = "kms:CreateGrant"
    Resource  = "*"
  }
}

resource "aws_kms_key" "this" {
  description              = var.description
  customer_master_key_spec = var.spec
  key_usage                = local.symmetric ? "ENCRYPT_DECRYPT" : "SIGN_VERIFY"
  enable_key_rotation      = local.symmetric

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat([local.administration], [for deny in [local.no_grants] : deny if !var.grants], var.statements)
  })
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.this.key_id
}
