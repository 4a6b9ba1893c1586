import type { Scope } from "@rollcall/contract/permissions";
import { useText } from "../../texts/use-text.ts";
import type { Own } from "./data.ts";
import { YouMark } from "./marks.tsx";

/** Says how one's own permissions are marked, or why they are not. */
export function YourPart({ scope, own }: { scope: Scope; own: Own }) {
  const t = useText();
  if (!own.isKnown) {
    return <p className="text-muted">{t("Workspace roles are given in each Workspace; they do not show here.")}</p>;
  }
  return (
    <p className="flex items-center gap-1.5 text-muted">
      <YouMark />
      {scope === "organization"
        ? t("marks what you may do.")
        : t("As an Admin you may do everything in every Workspace.")}
    </p>
  );
}
