import type { ApiKey } from "@rollcall/contract/api-keys";
import { useState } from "react";
import { useMembership, useOrganizationId } from "../../session.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { type AskedKey, KeyDialogs } from "./key-dialogs.tsx";
import { KeyEnd, KeyLastUsed, KeyName, KeyStatus, KeySummary } from "./key-facts.tsx";
import { KeyMenu } from "./key-menu.tsx";
import { type KeyReasons, useKeyReasons } from "./use-key-reasons.ts";
import { ownerName } from "./words.ts";

/** What tells keys of a list apart: whose they are in one Workspace, where they are among one's own. */
export type KeyColumn = "owner" | "workspace";

type Props = { keys: readonly ApiKey[]; column: KeyColumn };

const edges = "first:pl-4! last:pr-4! sm:first:pl-8! sm:last:pr-8!";
const wide = "hidden md:table-cell";
const wider = "hidden lg:table-cell";

/** API keys with what one needs to know of each; where there is no room for columns it stands below the name. */
export function KeysTable({ keys, column }: Props) {
  const t = useText();
  const reasonsOf = useKeyReasons();
  const [asked, setAsked] = useState<AskedKey>();
  return (
    <div className="border-y">
      <Table label={t("API keys")}>
        <thead>
          <tr>
            <HeadCell className={edges}>{t("Key")}</HeadCell>
            <HeadCell className={`${wide} w-1/5`}>{column === "owner" ? t("Owner") : t("Workspace")}</HeadCell>
            <HeadCell className={`${wider} w-32`}>{t("Created")}</HeadCell>
            <HeadCell className={`${wide} w-32`}>{t("Last used")}</HeadCell>
            <HeadCell className={`${wide} w-36`}>{t("Expires")}</HeadCell>
            <HeadCell className={`${wide} w-48`}>{t("Status")}</HeadCell>
            <HeadCell className={`w-15 ${edges}`}>
              <span className="sr-only">{t("Actions")}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {keys.map((apiKey) => (
            <KeyRow key={apiKey.id} apiKey={apiKey} column={column} reasons={reasonsOf(apiKey)} onAsk={setAsked} />
          ))}
        </tbody>
      </Table>
      <KeyDialogs asked={asked} onClose={() => setAsked(undefined)} />
    </div>
  );
}

type RowProps = { apiKey: ApiKey; column: KeyColumn; reasons: KeyReasons; onAsk: (asked: AskedKey) => void };

function KeyRow({ apiKey, column, reasons, onAsk }: RowProps) {
  const t = useText();
  const ownId = useMembership(useOrganizationId())?.member_id;
  const place = column === "owner" ? ownerName(apiKey, ownId, t) : apiKey.workspace.name;
  return (
    <Row>
      <Cell className={`max-w-0 py-2! ${edges}`}>
        <span className="hidden md:block">
          <KeyName apiKey={apiKey} />
        </span>
        <span className="block md:hidden">
          <KeySummary apiKey={apiKey} place={place} />
        </span>
      </Cell>
      <Cell className={`${wide} max-w-0`}>
        <span className="block truncate" title={placeTitle(apiKey, column)}>
          {place}
        </span>
        {column === "owner" && <OwnerKind apiKey={apiKey} t={t} />}
      </Cell>
      <Cell className={`${wider} text-muted`}>
        <Time at={apiKey.created_at} />
      </Cell>
      <Cell className={`${wide} text-muted`}>
        <KeyLastUsed apiKey={apiKey} />
      </Cell>
      <Cell className={`${wide} text-muted`}>
        <KeyEnd apiKey={apiKey} />
      </Cell>
      <Cell className={wide}>
        <KeyStatus apiKey={apiKey} />
      </Cell>
      <Cell className={`text-right ${edges}`}>
        <KeyMenu apiKey={apiKey} reasons={reasons} onAsk={onAsk} />
      </Cell>
    </Row>
  );
}

function OwnerKind({ apiKey: { owner }, t }: { apiKey: ApiKey; t: Translate }) {
  return owner.kind === "service_account" ? <Badge>{t("Service account")}</Badge> : null;
}

function placeTitle({ owner, workspace }: ApiKey, column: KeyColumn): string {
  if (column === "workspace") return workspace.name;
  return owner.kind === "member" ? owner.email : owner.name;
}
