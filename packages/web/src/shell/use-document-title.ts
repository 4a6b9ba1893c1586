import { useEffect } from "react";

type Entry = { title: string };
const open: Entry[] = [];

/** Names the document while the component is there; what was opened last wins: "Ada Lovelace", then "Members" again. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const entry = { title };
    open.push(entry);
    show();
    return () => {
      open.splice(open.indexOf(entry), 1);
      show();
    };
  }, [title]);
}

function show(): void {
  const title = open.at(-1)?.title;
  document.title = title ? `${title} · Rollcall` : "Rollcall";
}
