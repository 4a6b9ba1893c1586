import { givesAdmin, type SsoConnection, type SsoMappingRule } from "@rollcall/contract/sso";
import { Pencil, Trash2 } from "lucide-react";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useRoleBook } from "../roles/role-book.ts";

type Props = {
  rule: SsoMappingRule;
  connection: SsoConnection;
  nameOf: (id: string) => string;
  isSaving: boolean;
  onEdit: () => void;
  onRemove: () => void;
};

/** One rule as a sentence: what has to come, and what it grants. */
export function RuleRow({ rule, connection, nameOf, isSaving, onEdit, onRemove }: Props) {
  const t = useText();
  const { value } = rule;
  return (
    <li className="flex items-start gap-3 border-t px-5 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0">
            <RichText
              message="{attribute} is {value}"
              values={{
                attribute: (
                  <code className="font-mono text-xs break-all">{rule.attribute ?? connection.attributes.groups}</code>
                ),
                value: <strong className="font-medium break-all">{value}</strong>,
              }}
            />
          </span>
          {givesAdmin(rule) && <Badge tone="warning">{t("Makes Admin")}</Badge>}
        </p>
        <Granted rule={rule} nameOf={nameOf} />
      </div>
      <span className="flex">
        <IconButton size="sm" icon={Pencil} label={t("Edit the rule for {value}", { value })} onClick={onEdit} />
        <IconButton
          size="sm"
          icon={Trash2}
          label={t("Remove the rule for {value}", { value })}
          pending={isSaving}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}

function Granted({ rule: { roles, groups, workspaces }, nameOf }: Pick<Props, "rule" | "nameOf">) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const lines = [
    roles.length > 0 && t("Roles: {names}", { names: list(book.namesOf(roles)) }),
    groups.length > 0 && t("Groups: {names}", { names: list(groups.map(nameOf)) }),
    workspaces.length > 0 &&
      t("Workspaces: {names}", {
        names: list(workspaces.map((each) => `${nameOf(each.workspace_id)} (${list(book.namesOf(each.roles))})`)),
      }),
  ].filter((line) => line !== false);
  return (
    <ul className="text-muted">
      {lines.length === 0 && <li>{t("Grants nothing yet")}</li>}
      {lines.map((line) => (
        <li key={line} className="break-words">
          {line}
        </li>
      ))}
    </ul>
  );
}
