import { updateMe } from "@rollcall/contract/identity";
import type { Language } from "@rollcall/contract/people";
import { api, queryClient } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { meQuery, useMe } from "../../session.ts";
import { speak } from "../../texts/texts.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";

/** The own names and language. */
export function ProfileCard() {
  const t = useText();
  const toast = useToast();
  const { first_name, last_name, language } = useMe();
  const { register, errorOf, submit, problem, isSending, formState, watch, setValue, reset } = useContractForm({
    schema: updateMe.body,
    defaultValues: { first_name, last_name, language },
    send: async (body) => {
      const me = await api.call(updateMe, { body });
      queryClient.setQueryData(meQuery.queryKey, me);
      reset({ first_name: me.first_name, last_name: me.last_name, language: me.language });
      await speak(me.language);
      toast.success(t("Your profile is saved."));
    },
  });

  return (
    <form noValidate onSubmit={submit}>
      <Card
        title={t("Profile")}
        description={t(
          "Each Organization keeps its own name for you. It begins with this one when you join; its Admins can change theirs.",
        )}
        footer={
          <Button
            type="submit"
            variant="primary"
            pending={isSending}
            disabledReason={formState.isDirty ? undefined : t("Nothing has changed.")}
          >
            {t("Save profile")}
          </Button>
        }
      >
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {problem && <Banner tone="danger">{problem}</Banner>}
          <TextField
            label={t("First name")}
            autoComplete="given-name"
            {...register("first_name")}
            error={errorOf("first_name")}
            className="sm:col-start-1"
          />
          <TextField
            label={t("Last name")}
            autoComplete="family-name"
            {...register("last_name")}
            error={errorOf("last_name")}
          />
          <Select
            label={t("Language")}
            hint={t("Of the panel and of the mails that you get.")}
            choices={languages}
            value={watch("language") ?? language}
            onChange={(next) => setValue("language", next, { shouldDirty: true })}
          />
        </div>
      </Card>
    </form>
  );
}

const languages: { value: Language; label: string }[] = [
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
];
