import { claimDomain, type Domain, listDomains } from "@rollcall/contract/domains";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { ProveDialog } from "./prove-dialog.tsx";

/** Asks for the domain, then shows the record that proves it. */
export function ClaimDialog({ onClose }: { onClose: () => void }) {
  const [claimed, setClaimed] = useState<Domain>();
  return claimed ? (
    <ProveDialog domain={claimed} onClose={onClose} />
  ) : (
    <NameDialog onClose={onClose} onClaimed={setClaimed} />
  );
}

function NameDialog({ onClose, onClaimed }: { onClose: () => void; onClaimed: (domain: Domain) => void }) {
  const t = useText();
  const params = useOrganizationParams();
  const form = useContractForm({
    schema: claimDomain.body,
    defaultValues: { domain: "" },
    send: async (body) => {
      const domain = await api.call(claimDomain, { params, body });
      void refresh(listDomains);
      onClaimed(domain);
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("Verify a domain")}
      description={t("The part of your e-mail addresses that follows the @.")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={form.isSending}>
            {t("Continue")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField
          label={t("Domain")}
          placeholder="example.com"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.register("domain")}
          error={form.errorOf("domain")}
        />
      </div>
    </Dialog>
  );
}
