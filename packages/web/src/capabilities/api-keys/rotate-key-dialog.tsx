import { type ApiKey, rotateKey } from "@rollcall/contract/api-keys";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { readKeysAgain } from "./data.ts";
import { OverlapField } from "./overlap-field.tsx";
import { SecretsDialog } from "./secrets-dialog.tsx";
import { type Overlap, USUAL_OVERLAP } from "./words.ts";

/** Makes a new key in the place of one, which works on for a chosen time, and shows its secret once. */
export function RotateKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useText();
  const params = { ...useOrganizationParams(), workspace_id: apiKey.workspace.id, key_id: apiKey.id };
  const [overlap, setOverlap] = useState<Overlap>(USUAL_OVERLAP);
  const rotate = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(rotateKey, { params, body: { overlap_hours: Number(overlap) } }),
    onSettled: () => void readKeysAgain(),
  });
  const words = { name: apiKey.name };
  if (rotate.data)
    return <SecretsDialog title={t("The new key of {name}", words)} keys={[rotate.data]} onDone={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Rotate {name}?", words)}
      description={t("A new key takes its place, with the same name, owner and Workspace, and the same lifetime anew.")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!rotate.isPending) rotate.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={rotate.isPending}>
            {t("Rotate key")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {rotate.isError && <Banner tone="danger">{problemText(rotate.error, t)}</Banner>}
        <OverlapField
          label={t("The key {mask}", { mask: apiKey.mask })}
          hint={t("Both keys work meanwhile, so that nothing stops while you put the new one in place.")}
          value={overlap}
          onChange={setOverlap}
        />
      </div>
    </Dialog>
  );
}
