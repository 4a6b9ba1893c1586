import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { whenReachedFor } from "../../ui/later.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type ShownMember, useSaveProfile } from "./details-data.ts";

const loadSchema = () => import("./profile-schema.ts").then((file) => file.profileSchema);
whenReachedFor(loadSchema);

/** Name and address in this Organization, to change. */
export function MemberProfileForm({ member }: { member: ShownMember }) {
  const t = useText();
  const save = useSaveProfile(member);
  const saved = { first_name: member.first_name, last_name: member.last_name, email: member.email };
  const { register, errorOf, submit, problem, isSending, reset, formState } = useContractForm({
    schema: loadSchema,
    defaultValues: saved,
    send: async (values) => {
      await save(values);
      reset(values);
    },
  });
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <TextField label={t("E-mail address")} type="email" {...register("email")} error={errorOf("email")} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField label={t("First name")} {...register("first_name")} error={errorOf("first_name")} />
        <TextField label={t("Last name")} {...register("last_name")} error={errorOf("last_name")} />
      </div>
      {formState.isDirty && (
        <div className="flex justify-end gap-2">
          <Button onClick={() => reset(saved)}>{t("Cancel")}</Button>
          <Button type="submit" variant="primary" pending={isSending}>
            {t("Save")}
          </Button>
        </div>
      )}
    </form>
  );
}
