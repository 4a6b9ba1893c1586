import type { Directory } from "@rollcall/contract/directory";
import { getRouteApi } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { ChoiceCards } from "../sso/choice-cards.tsx";
import { AttributesTable } from "./attributes-table.tsx";
import { directoryName, directoryProducts, guideOf } from "./guide.ts";

const route = getRouteApi("/signed-in/o/$organizationId/access-settings/access/directory/");

/** Where a directory connects, and how that is done in each. Once one is connected the steps are behind one press. */
export function ConnectCard({ directory, isDone = false }: { directory: Directory; isDone?: boolean }) {
  const t = useText();
  return (
    <Card
      title={isDone ? t("Connection") : t("In your directory")}
      description={t("What a directory needs: this base URL, and a token as its bearer token.")}
    >
      <div className="flex flex-col gap-5">
        <CopyField
          label={t("Base URL")}
          text={directory.base_url}
          copyLabel={t("Copy base URL")}
          hint={
            !directory.base_url.startsWith("https:") &&
            t("Directories call over https, at an address that they can reach. This one is good for trying things out.")
          }
        />
        {isDone ? (
          <Disclosure label={t("How to connect a directory")}>
            <Guide />
          </Disclosure>
        ) : (
          <Guide />
        )}
        <Disclosure label={t("Attributes that matter")}>
          <AttributesTable />
        </Disclosure>
      </div>
    </Card>
  );
}

function Guide() {
  const t = useText();
  const { guide: product = "okta" } = route.useSearch();
  const navigate = route.useNavigate();
  const { steps, note } = guideOf(product, t);
  return (
    <>
      <ChoiceCards
        label={t("Your directory")}
        value={product}
        onChange={(guide) => void navigate({ search: { guide }, replace: true, resetScroll: false })}
        choices={directoryProducts.map((value) => ({ value, label: directoryName(value, t) }))}
      />
      <div>
        <ol className="flex list-decimal flex-col gap-2 pl-5 text-pretty marker:text-subtle marker:tabular-nums">
          {steps.map((step) => (
            <li key={step} className="pl-1">
              {step}
            </li>
          ))}
        </ol>
        {note && <p className="mt-3 text-xs text-pretty text-subtle">{note}</p>}
      </div>
    </>
  );
}
