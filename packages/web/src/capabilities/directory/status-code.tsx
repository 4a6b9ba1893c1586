import { Badge } from "../../ui/badge.tsx";

/** The status of an answer; below 400 all went well. */
export function StatusCode({ status }: { status: number }) {
  return (
    <Badge tone={status < 400 ? "success" : "danger"}>
      <span className="font-mono">{status}</span>
    </Badge>
  );
}
