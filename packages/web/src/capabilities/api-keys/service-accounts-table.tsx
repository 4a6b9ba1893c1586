import type { ServiceAccount } from "@rollcall/contract/service-accounts";
import type { Workspace } from "@rollcall/contract/workspaces";
import { Ellipsis, Pause, Pencil, Play } from "lucide-react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { buttonLooks } from "../../ui/button-looks.ts";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { useAccountReason, useEnableAccount } from "./use-account-deeds.ts";

type Deeds = { lockedReason: string | undefined; onEdit: Deed; onDisable: Deed };
type Deed = (account: ServiceAccount) => void;
type Props = Deeds & { accounts: readonly ServiceAccount[]; workspace: Workspace };

const edges = "first:pl-4! last:pr-4! sm:first:pl-8! sm:last:pr-8!";
const wide = "hidden md:table-cell";

/** Service accounts with their roles and how many keys of each work. */
export function ServiceAccountsTable({ accounts, ...rest }: Props) {
  const t = useText();
  return (
    <div className="border-y">
      <Table label={t("Service accounts")}>
        <thead>
          <tr>
            <HeadCell className={edges}>{t("Name")}</HeadCell>
            <HeadCell className={`${wide} w-1/4`}>{t("Roles")}</HeadCell>
            <HeadCell className={`${wide} w-28 text-right`}>{t("API keys")}</HeadCell>
            <HeadCell className={`${wide} w-36`}>{t("Created")}</HeadCell>
            <HeadCell className={`w-28`}>{t("Status")}</HeadCell>
            <HeadCell className={`w-15 ${edges}`}>
              <span className="sr-only">{t("Actions")}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} {...rest} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type RowProps = Deeds & { account: ServiceAccount; workspace: Workspace };

function AccountRow({ account, ...rest }: RowProps) {
  const t = useText();
  const { number, list } = useFormats();
  const book = useRoleBook();
  const { name, description, roles, status, key_count, created_at } = account;
  const names = list(book.namesOf(roles));
  return (
    <Row>
      <Cell className={`max-w-0 py-2.5! ${edges}`}>
        <span className="block truncate font-medium" title={name}>
          {name}
        </span>
        {description && <span className="block truncate text-xs text-muted">{description}</span>}
        <span className="block text-xs text-pretty text-subtle md:hidden">
          {names} · {t("{count, plural, =0 {no API keys} one {# API key} other {# API keys}}", { count: key_count })}
        </span>
      </Cell>
      <Cell className={`${wide} max-w-0`}>
        <span className="block truncate" title={names}>
          {names}
        </span>
      </Cell>
      <Cell className={`${wide} text-right tabular-nums`}>{number(key_count)}</Cell>
      <Cell className={`${wide} text-muted`}>
        <Time at={created_at} />
      </Cell>
      <Cell>
        {status === "active" ? (
          <Badge tone="success">{t("Active")}</Badge>
        ) : (
          <Badge tone="warning">{t("Disabled")}</Badge>
        )}
      </Cell>
      <Cell className={`text-right ${edges}`}>
        <AccountMenu account={account} {...rest} />
      </Cell>
    </Row>
  );
}

function AccountMenu({ account, workspace, lockedReason, onEdit, onDisable }: RowProps) {
  const t = useText();
  const enable = useEnableAccount(account);
  const enableReason = useAccountReason(account, workspace);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("More for {name}", { name: account.name })}
          className={`relative text-muted hover:text-ink ${buttonLooks("quiet", "sm", true)}`}
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </button>
      }
    >
      <MenuItem icon={Pencil} onClick={() => onEdit(account)} disabledReason={lockedReason}>
        {t("Name and roles…")}
      </MenuItem>
      {account.status === "active" ? (
        <MenuItem icon={Pause} onClick={() => onDisable(account)} disabledReason={lockedReason}>
          {t("Disable…")}
        </MenuItem>
      ) : (
        <MenuItem icon={Play} onClick={() => enable.mutate()} disabledReason={lockedReason ?? enableReason}>
          {t("Enable")}
        </MenuItem>
      )}
    </Menu>
  );
}
