locals {
  role = { for name, role in aws_iam_role.function : name => role.arn }

  # Both signing keys have the same shape: the named roles sign, everybody else is denied, whatever a policy of theirs says.
  signers = {
    verdict  = [local.role.interactions, local.role.api]
    receipts = [local.role.keeper]
  }
  signing = {
    for key, roles in local.signers : key => [
      {
        Sid       = "Sign"
        Effect    = "Allow"
        Principal = { AWS = roles }
        Action    = "kms:Sign"
        Resource  = "*"
      },
      {
        Sid       = "NobodyElseSigns"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "kms:Sign"
        Resource  = "*"
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = roles } }
      },
    ]
  }

  never_signs = [{
    Sid       = "NobodySigns"
    Effect    = "Deny"
    Principal = { AWS = "*" }
    Action    = "kms:Sign"
    Resource  = "*"
  }]
}

module "verdict_key" {
  source   = "./modules/key"
  for_each = var.verdict_keys

  name        = "${var.pot}-verdict-${each.key}"
  description = "Signs the verdicts of ${var.pot}, generation ${each.key}"
  spec        = coalesce(each.value.spec, var.signing_key_spec)

  statements = [
    for statement in concat(local.signing.verdict, local.never_signs) : statement
    if(statement.Sid == "NobodySigns") != (each.key == var.verdict_key)
  ]
}

module "receipts_key" {
  source = "./modules/key"

  name        = "${var.pot}-receipts"
  description = "Signs the heads of ${var.pot}'s receipt chain"
  spec        = var.signing_key_spec
  statements  = local.signing.receipts
}

# A secret's key is bound to its class's path by the encryption context that the parameter store sends.
module "secret_key" {
  source   = "./modules/key"
  for_each = local.permissions.secrets

  name        = "${var.pot}-secret-${each.key}"
  description = "Encrypts ${var.pot}'s ${each.key} secrets"

  statements = [
    for action, roles in { Decrypt = each.value.read, Encrypt = each.value.put } : {
      Sid                          = action
      Effect                       = "Allow"
      Principal                    = { AWS = [for name in roles : local.role[name]] }
      Action                       = "kms:${action}"
      Resource                     = "*"
      Condition = {
        StringEquals = { "kms:ViaService" = "ssm.${var.region}.amazonaws.com" }
        StringLike   = { "kms:EncryptionContext:PARAMETER_ARN" = "${local.secrets_arn}/${each.key}/*" }
      }
    }
  ]
}

# Every role's table requests need this key, and DynamoDB needs a grant made by whoever creates the table. Neither
# works except through the service.
module "data_key" {
  source = "./modules/key"

  name        = "${var.pot}-data"
  description = "Encrypts ${var.pot}'s tables and objects"
  grants      = true

  statements = [
    {
      Sid       = "ReadAndWrite"
      Effect    = "Allow"
      Principal = { AWS = values(local.role) }
      Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
      Resource  = "*"
      Condition = {
        StringEquals = { "kms:ViaService" = ["dynamodb.${var.region}.amazonaws.com", "s3.${var.region}.amazonaws.com"] }
      }
    },
    {
      Sid       = "CreateTables"
      Effect    = "Allow"
      Principal = { AWS = local.root_arn }
      Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant"]
      Resource  = "*"
      Condition = {
        StringEquals = { "kms:ViaService" = "dynamodb.${var.region}.amazonaws.com" }
      }
    },
  ]
}

data "aws_kms_public_key" "verdict" {
  for_each = module.verdict_key
  key_id   = each.value.arn
}

data "aws_kms_key" "verdict" {
  for_each = module.verdict_key
  key_id   = each.value.arn
}

data "aws_kms_public_key" "receipts" {
  key_id = module.receipts_key.arn
}

locals {
  # The algorithm belongs to the key, never to a message: gate learns both from here and from nowhere else.
  verdict_public_keys = [
    for generation, key in module.verdict_key : {
      keyId     = key.arn
      algorithm = local.algorithms[coalesce(var.verdict_keys[generation].spec, var.signing_key_spec)]
      publicKey = data.aws_kms_public_key.verdict[generation].public_key
      from      = data.aws_kms_key.verdict[generation].creation_date
      until     = var.verdict_keys[generation].until
    }
  ]

  receipts_public_keys = [{
    keyId     = module.receipts_key.arn
    algorithm = local.algorithms[var.signing_key_spec]
    publicKey = data.aws_kms_public_key.receipts.public_key
  }]
}
