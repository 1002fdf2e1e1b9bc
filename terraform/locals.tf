data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

locals {
  account   = data.aws_caller_identity.this.account_id
  partition = data.aws_partition.this.partition
  root_arn  = "arn:${local.partition}:iam::${local.account}:root"

  permissions = jsondecode(file("${path.module}/permissions.json"))

  funqy = "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest"
  http  = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"

  functions = {
    interactions = { timeout = 10, handler = local.funqy }
    api          = { timeout = 29, handler = local.http }
    intake       = { timeout = 30, handler = local.funqy }
    worker       = { timeout = 300, handler = local.funqy }
    gate         = { timeout = 120, handler = local.funqy }
    courier      = { timeout = 60, handler = local.funqy }
    keeper       = { timeout = 60, handler = local.funqy }
  }

  # Visibility is six times the consumer's timeout, so that a message isn't handed out again while it is worked on.
  queues = {
    intake  = { consumer = "intake", visibility = 180, batch = 5, concurrency = 5, receives = 5 }
    work    = { consumer = "worker", visibility = 1800, batch = 1, concurrency = 10, receives = 3 }
    gate    = { consumer = "gate", visibility = 720, batch = 1, concurrency = 3, receives = 5 }
    courier = { consumer = "courier", visibility = 360, batch = 1, concurrency = 5, receives = 8 }
  }

  doors = ["discord", "telegram", "google-chat", "slack", "github", "relay"]

  secrets_prefix = "/${var.pot}/secret"
  secrets_arn    = "arn:${local.partition}:ssm:${var.region}:${local.account}:parameter${local.secrets_prefix}"

  algorithms = {
    ECC_NIST_EDWARDS25519 = "ED25519_SHA_512"
    ECC_NIST_P256         = "ECDSA_SHA_256"
  }
}
