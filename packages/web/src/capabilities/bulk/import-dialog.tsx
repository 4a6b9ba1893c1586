import type { BulkJob } from "@rollcall/contract/bulk";
import { importInvitations } from "@rollcall/contract/invitation-imports";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api.ts";
import { useMe } from "../../session.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { InviteRoles } from "../invitations/invite-roles.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { show } from "./data.ts";
import { FileField } from "./file-field.tsx";
import { type ImportForm, problemOf } from "./import-form.ts";
import { ImportWords } from "./import-words.tsx";
import { keepFile } from "./kept-files.ts";
import { TemplateLink } from "./template-link.tsx";

type Props = { onClose: () => void; onRead: (job: BulkJob) => void };

/** Takes a CSV of people to invite; nobody is invited before what came of each line was looked at. */
export function ImportDialog({ onClose, onRead }: Props) {
  const t = useText();
  const { language } = useMe();
  const params = useOrganizationParams();
  const [form, setForm] = useState<ImportForm>(() => empty(language));
  const change = (more: Partial<ImportForm>) => setForm((before) => ({ ...before, ...more }));
  const [showsProblem, setShowsProblem] = useState(false);
  const send = useMutation({
    meta: { showsProblem: true },
    mutationFn: ({ fileName: _name, ...body }: ImportForm) => api.call(importInvitations, { params, body }),
    onSuccess: (job, { csv }) => {
      keepFile(job.id, csv);
      show(params.organization_id, job);
      onRead(job);
    },
  });
  const problem = showsProblem ? problemOf(form) : undefined;

  function submit(): void {
    setShowsProblem(true);
    if (problemOf(form) === undefined && !send.isPending) send.mutate(form);
  }
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen={form.csv !== ""}
      title={t("Import people from a CSV")}
      description={t("A line for each person. What would come of each line is shown first; nobody is invited before.")}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={send.isPending}>
            {t("Preview")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {send.isError && <Banner tone="danger">{problemText(send.error, t)}</Banner>}
        <TemplateLink />
        <FileField csv={form.csv} fileName={form.fileName} onChange={change} problem={problem} />
        <InviteRoles
          label={t("Roles of whoever has none in the file")}
          chosen={form.roles}
          onChange={(roles) => change({ roles })}
          error={problem === "roles" ? t("Choose at least one role.") : undefined}
        />
        <ImportWords note={form.note} language={form.language} onChange={change} />
      </div>
    </Dialog>
  );
}

function empty(language: ImportForm["language"]): ImportForm {
  return { csv: "", fileName: undefined, roles: ["member"], note: "", language };
}
