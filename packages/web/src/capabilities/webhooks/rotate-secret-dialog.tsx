import { rotateWebhookSecret } from "@rollcall/contract/webhooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { readEndpointsAgain, useEndpointParams } from "./data.ts";
import { NewSecretDialog } from "./new-secret-dialog.tsx";

type Overlap = "0" | "1" | "24";
type Props = {
  /** Two secrets sign already. */
  isOverlapping: boolean;
  onClose: () => void;
};

/** Makes a new secret beside the old one, which signs on for a chosen time, and shows it once. */
export function RotateSecretDialog({ isOverlapping, onClose }: Props) {
  const t = useText();
  const params = useEndpointParams();
  const [overlap, setOverlap] = useState<Overlap>("24");
  const rotate = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(rotateWebhookSecret, { params, body: { overlap_hours: Number(overlap) } }),
    onSettled: () => void readEndpointsAgain(),
  });
  if (rotate.data)
    return <NewSecretDialog title={t("The new signing secret")} secret={rotate.data.secret} onDone={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Rotate the signing secret?")}
      description={t("Both signatures are sent meanwhile: a receiver with either secret accepts what it gets.")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!rotate.isPending) rotate.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={rotate.isPending}>
            {t("Rotate secret")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {rotate.isError && <Banner tone="danger">{problemText(rotate.error, t)}</Banner>}
        {isOverlapping && (
          <Banner tone="warning">{t("Two secrets sign now. The older one of them stops at once.")}</Banner>
        )}
        <Select<Overlap>
          label={t("The present secret")}
          value={overlap}
          onChange={setOverlap}
          hint={
            overlap === "0"
              ? t("For a secret that has leaked. What arrives is refused until the receiver has the new one.")
              : t("Put the new secret into your receiver before it stops.")
          }
          choices={[
            { value: "24", label: t("Signs for 24 more hours") },
            { value: "1", label: t("Signs for 1 more hour") },
            { value: "0", label: t("Stops at once") },
          ]}
        />
      </div>
    </Dialog>
  );
}
