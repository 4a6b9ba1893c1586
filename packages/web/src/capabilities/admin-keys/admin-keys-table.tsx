import type { AdminKey } from "@rollcall/contract/admin-keys";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";
import { KeyEnd, KeyLastUsed, KeyName } from "../api-keys/key-facts.tsx";
import { AdminKeyDialogs, type AskedAdminKey } from "./admin-key-dialogs.tsx";
import { AdminKeyMenu } from "./admin-key-menu.tsx";
import { AdminKeyStatus } from "./admin-key-status.tsx";
import { AdminKeySummary } from "./admin-key-summary.tsx";
import { PermissionsButton } from "./permissions-button.tsx";
import { Responsible } from "./responsible.tsx";

const edges = "first:pl-4! last:pr-4! sm:first:pl-8! sm:last:pr-8!";
const wide = "hidden md:table-cell";
const wider = "hidden lg:table-cell";

/** Admin API keys with what one needs to know of each; where there is no room for columns it stands below the name. */
export function AdminKeysTable({ keys }: { keys: readonly AdminKey[] }) {
  const t = useText();
  const [asked, setAsked] = useState<AskedAdminKey>();
  return (
    <div className="border-y">
      <Table label={t("Admin API keys")}>
        <thead>
          <tr>
            <HeadCell className={edges}>{t("Key")}</HeadCell>
            <HeadCell className={`${wide} w-1/5`}>{t("May do")}</HeadCell>
            <HeadCell className={`${wide} w-40`}>{t("Answered for by")}</HeadCell>
            <HeadCell className={`${wider} w-32`}>{t("Last used")}</HeadCell>
            <HeadCell className={`${wider} w-32`}>{t("Expires")}</HeadCell>
            <HeadCell className={`${wide} w-40`}>{t("Status")}</HeadCell>
            <HeadCell className={`w-15 ${edges}`}>
              <span className="sr-only">{t("Actions")}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {keys.map((adminKey) => (
            <KeyRow key={adminKey.id} adminKey={adminKey} onAsk={setAsked} />
          ))}
        </tbody>
      </Table>
      <AdminKeyDialogs asked={asked} onClose={() => setAsked(undefined)} />
    </div>
  );
}

type RowProps = { adminKey: AdminKey; onAsk: (asked: AskedAdminKey) => void };

function KeyRow({ adminKey, onAsk }: RowProps) {
  const showPermissions = () => onAsk({ adminKey, question: "permissions" });
  return (
    <Row>
      <Cell className={`max-w-0 py-2! ${edges}`}>
        <span className="hidden md:block">
          <KeyName apiKey={adminKey} />
        </span>
        <span className="block md:hidden">
          <AdminKeySummary adminKey={adminKey} onShowPermissions={showPermissions} />
        </span>
      </Cell>
      <Cell className={`${wide} max-w-0`}>
        <PermissionsButton adminKey={adminKey} onClick={showPermissions} />
      </Cell>
      <Cell className={`${wide} max-w-0`}>
        <Responsible adminKey={adminKey} />
      </Cell>
      <Cell className={`${wider} text-muted`}>
        <KeyLastUsed apiKey={adminKey} />
      </Cell>
      <Cell className={`${wider} text-muted`}>
        <KeyEnd apiKey={adminKey} />
      </Cell>
      <Cell className={wide}>
        <AdminKeyStatus adminKey={adminKey} />
      </Cell>
      <Cell className={`text-right ${edges}`}>
        <AdminKeyMenu adminKey={adminKey} onAsk={onAsk} />
      </Cell>
    </Row>
  );
}
