import { listMembers } from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import {
  type BreakGlassAdmin,
  getSsoSettings,
  MAX_BREAK_GLASS_ADMINS,
  setBreakGlass,
} from "@rollcall/contract/sso-access";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, readPages, refresh } from "../../api.ts";
import { ListEnd } from "../../lists/list-end.tsx";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

/** Chooses among the Admins; those who could not enter say why. */
export function BreakGlassDialog({ named, onClose }: { named: readonly BreakGlassAdmin[]; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useOrganizationParams();
  const [chosen, setChosen] = useState(() => named.map(({ member_id }) => member_id));
  const query = { role: [ADMIN_ROLE], status: ["active" as const] };
  const admins = useInfiniteQuery(readPages(listMembers, { params, query }));
  const rows = admins.data?.pages.flatMap(({ data }) => data);
  const save = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(setBreakGlass, { params, body: { member_ids: chosen } }),
    onSuccess: () => {
      toast.success(t("Emergency access is saved. The other Admins are told."));
      onClose();
      void refresh(getSsoSettings);
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      size="sm"
      title={t("Who has emergency access?")}
      description={t("At most five. Choose people whose second factor does not depend on the identity provider.")}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button variant="primary" pending={save.isPending} onClick={() => save.mutate()}>
            {t("Save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {save.error && <Banner tone="danger">{problemText(save.error, t)}</Banner>}
        {admins.error && <Banner tone="danger">{problemText(admins.error, t)}</Banner>}
        {admins.isPending && <Skeleton className="h-24 w-full" />}
        {rows?.map((admin) => (
          <Checkbox
            key={admin.id}
            label={nameOf(admin)}
            hint={admin.email}
            checked={chosen.includes(admin.id)}
            disabledReason={reasonOf(admin.has_second_factor, chosen.includes(admin.id))}
            onChange={(isOn) => setChosen(isOn ? [...chosen, admin.id] : chosen.filter((id) => id !== admin.id))}
          />
        ))}
        <ListEnd list={admins} />
      </div>
    </Dialog>
  );

  function reasonOf(hasSecondFactor: boolean, isChosen: boolean): string | undefined {
    if (isChosen) return undefined;
    if (!hasSecondFactor) return t("Has no second factor yet.");
    return chosen.length >= MAX_BREAK_GLASS_ADMINS ? t("Five are chosen already.") : undefined;
  }
}
