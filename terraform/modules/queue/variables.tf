variable "name" {
  type = string
}

variable "visibility_seconds" {
  type = number
}

variable "receives" {
  description = "Receives before a message is dead; null for a queue that is itself the end of a way."
  type        = number
  default     = null
}

variable "sender_role_arn" {
  type = string
}
