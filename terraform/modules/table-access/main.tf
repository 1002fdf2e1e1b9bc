# The statements that let one role at its key classes. No resources: policy text only.

locals {
  actions = {
    read   = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"]
    check  = ["dynamodb:ConditionCheckItem"]
    put    = ["dynamodb:PutItem"]
    update = ["dynamodb:UpdateItem"]
    delete = ["dynamodb:DeleteItem"]
  }
  order = ["read", "check", "put", "update", "delete"]

  # One statement holds every class of its actions: ForAllValues is judged statement by statement, so a batch over two
  # classes that stand in two statements would be refused. Actions with the same classes share a statement.
  shapes = {
    for table, grants in var.grants : table => distinct([
      for kind in local.order : join(" ", sort(grants[kind])) if length(grants[kind]) > 0
    ])
  }

  statements = flatten([
    for table, shapes in local.shapes : [
      for shape in shapes : {
        Sid = join("", [title(table)], [
          for kind in local.order : title(kind) if join(" ", sort(var.grants[table][kind])) == shape
        ])
        Effect = "Allow"
        Action = flatten([
          for kind in local.order : local.actions[kind] if join(" ", sort(var.grants[table][kind])) == shape
        ])
        Resource = var.table_arns[table]
        Condition = {
          "ForAllValues:StringLike" = {
            "dynamodb:LeadingKeys" = [for class in split(" ", shape) : "${var.pot}#${class}#*"]
          }
          # ForAllValues is true of a request without keys.
          Null = { "dynamodb:LeadingKeys" = "false" }
        }
      }
    ]
  ])
}
