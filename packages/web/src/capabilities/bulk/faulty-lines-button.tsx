import type { BulkJob } from "@rollcall/contract/bulk";
import { useMutation } from "@tanstack/react-query";
import { FileX } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { onlyLines } from "./csv-records.ts";
import { refusedItems } from "./data.ts";
import { keptFile } from "./kept-files.ts";
import { countsOf, phaseOf } from "./progress-of.ts";

/** Saves the lines that were refused as they stood in the file, to correct them and take them in again. */
export function FaultyLinesButton({ job }: { job: BulkJob }) {
  const t = useText();
  const { organization_id } = useOrganizationParams();
  const csv = keptFile(job.id);
  const save = useMutation({
    mutationFn: async (text: string) => {
      const items = await refusedItems(organization_id, job.id, phaseOf(job));
      saveAs("lines-to-correct.csv", onlyLines(text, new Set(items.flatMap(({ line }) => line ?? []))));
    },
  });
  if (csv === undefined || countsOf(job).refused === 0) return null;
  return (
    <Button icon={FileX} pending={save.isPending} onClick={() => save.mutate(csv)}>
      {t("Save faulty lines")}
    </Button>
  );
}

function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
