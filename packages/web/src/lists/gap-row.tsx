import type { ReactNode } from "react";

type Props = { height: number; columns: number; children?: ReactNode };

/** The place of table rows that are not drawn, or not there yet. Nothing for screen readers: the rows tell their own place. */
export function GapRow({ height, columns, children }: Props) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a plain row of a table cannot have the focus.
    <tr aria-hidden="true">
      <td colSpan={columns} className="border-b-0! p-0" style={{ height }}>
        {children}
      </td>
    </tr>
  );
}
