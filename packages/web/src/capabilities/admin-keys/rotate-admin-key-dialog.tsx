import { type AdminKey, rotateAdminKey } from "@rollcall/contract/admin-keys";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { OverlapField } from "../api-keys/overlap-field.tsx";
import { type Overlap, USUAL_OVERLAP } from "../api-keys/words.ts";
import { useOrganizationParams } from "../members/data.ts";
import { readAdminKeysAgain } from "./data.ts";
import { NewAdminKeyDialog } from "./new-admin-key-dialog.tsx";

/** Makes a new key in the place of one, which works on for a chosen time, and shows its secret once. */
export function RotateAdminKeyDialog({ adminKey, onClose }: { adminKey: AdminKey; onClose: () => void }) {
  const t = useText();
  const params = { ...useOrganizationParams(), admin_key_id: adminKey.id };
  const [overlap, setOverlap] = useState<Overlap>(USUAL_OVERLAP);
  const rotate = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(rotateAdminKey, { params, body: { overlap_hours: Number(overlap) } }),
    onSettled: () => void readAdminKeysAgain(),
  });
  const words = { name: adminKey.name };
  if (rotate.data)
    return <NewAdminKeyDialog title={t("The new key of {name}", words)} made={rotate.data} onDone={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Rotate {name}?", words)}
      description={t(
        "A new key takes its place, with the same name and permissions, and the same lifetime anew. You answer for both from now on.",
      )}
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
          label={t("The key {mask}", { mask: adminKey.mask })}
          hint={t("Both keys work meanwhile, so that nothing stops while you put the new one in place.")}
          value={overlap}
          onChange={setOverlap}
        />
      </div>
    </Dialog>
  );
}
