variable "name" {
  description = "Alias, without alias/."
  type        = string
}

variable "description" {
  type = string
}

variable "spec" {
  type    = string
  default = "SYMMETRIC_DEFAULT"
}

variable "statements" {
  description = "Who may use the key, and who never."
  type        = any
}

variable "grants" {
  description = "Whether grants are possible at all: DynamoDB works with them."
  type        = bool
  default     = false
}
