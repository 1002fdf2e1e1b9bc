terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # Ed25519 key specs and the java25 runtime.
      version = "~> 6.21"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = merge({ pot = var.pot }, var.tags)
  }
}
