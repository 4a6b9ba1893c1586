import { downloadImportTemplate, importColumns } from "@rollcall/contract/invitation-imports";
import { Download } from "lucide-react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { buttonLooks } from "../../ui/button-looks.ts";
import { useOrganizationParams } from "../members/data.ts";

/** A file to begin with, and what its columns are for. */
export function TemplateLink() {
  const t = useText();
  const { list } = useFormats();
  const { organization_id } = useOrganizationParams();
  const others = importColumns.filter((column) => column !== "email");
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-48 flex-1 text-pretty text-muted">
        {t("The first line names the columns: email has to be there, {others} may be.", { others: list(others) })}
      </p>
      <a
        href={downloadImportTemplate.path.replace("{organization_id}", organization_id)}
        download
        className={buttonLooks("secondary", "sm")}
      >
        <Download aria-hidden="true" className="-ml-0.5 size-4 shrink-0" />
        {t("Template")}
      </a>
    </div>
  );
}
