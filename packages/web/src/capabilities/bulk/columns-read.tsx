import type { BulkJob } from "@rollcall/contract/bulk";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";

/** How the columns of a file were understood, so that nobody wonders where one went. */
export function ColumnsRead({ file }: Pick<BulkJob, "file">) {
  const t = useText();
  const { list } = useFormats();
  if (file === null) return null;
  const read = file.columns.filter(({ read_as }) => read_as !== null);
  const left = file.columns.filter(({ read_as }) => read_as === null);
  const names = read.map(({ header, read_as }) =>
    header.toLowerCase() === read_as ? header : t("{header} (as {column})", { header, column: read_as ?? "" }),
  );
  return (
    <p className="text-pretty text-muted">
      {t("Columns that were read: {columns}.", { columns: list(names) })}{" "}
      {left.length > 0 && t("Left out: {columns}.", { columns: list(left.map(({ header }) => header || "–")) })}
    </p>
  );
}
