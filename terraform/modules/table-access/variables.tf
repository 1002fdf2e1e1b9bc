variable "pot" {
  type = string
}

variable "table_arns" {
  description = "ARN by table: authority, work."
  type        = map(string)
}

variable "grants" {
  description = "Key classes of one role, by table and kind of access."
  type = map(object({
    read   = list(string)
    check  = list(string)
    put    = list(string)
    update = list(string)
    delete = list(string)
  }))
}
