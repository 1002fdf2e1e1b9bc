# anchors: signed chain heads, kept apart from the tables. objects: bodies too large for an item, named by their hash.

locals {
  buckets = {
    anchors = "${var.pot}-anchors${var.bucket_suffix}"
    objects = "${var.pot}-objects${var.bucket_suffix}"
  }
}

resource "aws_s3_bucket" "this" {
  for_each = local.buckets

  bucket        = each.value
  force_destroy = !var.deletion_protection
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = aws_s3_bucket.this

  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "anchors" {
  bucket = aws_s3_bucket.this["anchors"].id

  versioning_configuration {
    status = "Enabled"
  }
}

# Objects have no versions: what a member had forgotten must be gone.
resource "aws_s3_bucket_server_side_encryption_configuration" "objects" {
  bucket = aws_s3_bucket.this["objects"].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = module.data_key.arn
    }
  }
}

resource "aws_s3_bucket_policy" "anchors" {
  bucket = aws_s3_bucket.this["anchors"].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyKeeperAnchors"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.this["anchors"].arn}/*"
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = local.role.keeper } }
      },
      {
        Sid       = "NobodyDeletes"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["s3:DeleteObject", "s3:DeleteObjectVersion"]
        Resource  = "${aws_s3_bucket.this["anchors"].arn}/*"
      },
    ]
  })
}

# Outside the tables, and no function may write it: after a restore the two disagree, and the pot starts stopped.
resource "aws_ssm_parameter" "epoch" {
  name  = "/${var.pot}/epoch"
  type  = "String"
  value = tostring(var.epoch)
}
