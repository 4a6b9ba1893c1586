import type { JoinableOrganization } from "@rollcall/contract/join-requests";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useJoin } from "./use-join.ts";

/** Joins at once. */
export function JoinButton({ joinable }: { joinable: JoinableOrganization }) {
  const t = useText();
  const toast = useToast();
  const { name } = joinable.organization;
  const join = useJoin(joinable, () => toast.success(t("The Admins of {name} are asked.", { name })));
  return (
    <>
      <Button
        variant="primary"
        aria-label={t("Join {name}", { name })}
        pending={join.isPending}
        onClick={() => join.mutate("")}
      >
        {t("Join")}
      </Button>
      {join.error && (
        <p role="alert" className="w-full text-danger-text">
          {problemText(join.error, t)}
        </p>
      )}
    </>
  );
}
