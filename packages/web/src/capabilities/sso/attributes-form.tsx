import { defaultAttributes, SsoAttributes, type SsoConnection, updateSsoConnection } from "@rollcall/contract/sso";
import * as z from "zod";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useConnectionParams, useShowConnection } from "./data.ts";

/** The field of the subject is empty for the usual one. */
const Typed = SsoAttributes.extend({ subject: z.string() })
  .transform(({ subject, ...names }) => ({ ...names, subject: subject.trim() === "" ? null : subject }))
  .pipe(SsoAttributes);

/** Under which names the identity provider sends what. */
export function AttributesForm({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const toast = useToast();
  const params = useConnectionParams();
  const show = useShowConnection();
  const { attributes, protocol, provider, people } = connection;
  const usual = defaultAttributes(protocol, provider);
  const form = useContractForm({
    schema: Typed,
    defaultValues: { ...attributes, subject: attributes.subject ?? "" },
    send: async (names) => {
      const after = await api.call(updateSsoConnection, { params, body: { attributes: names } });
      form.reset({ ...after.attributes, subject: after.attributes.subject ?? "" });
      toast.success(t("The attributes are saved."));
      await show(after);
    },
  });
  const { register, errorOf } = form;
  const renames = form.watch("subject") !== (attributes.subject ?? "");
  return (
    <form noValidate onSubmit={form.submit} className="flex flex-col gap-4">
      <p className="text-pretty text-muted">
        {t("The names are filled in as your provider usually has them. A test shows what really comes.")}
      </p>
      {form.problem && <Banner tone="danger">{form.problem}</Banner>}
      {(["email", "first_name", "last_name", "groups"] as const).map((name) => (
        <TextField
          key={name}
          label={
            { email: t("E-mail address"), first_name: t("First name"), last_name: t("Last name"), groups: t("Groups") }[
              name
            ]
          }
          autoComplete="off"
          spellCheck={false}
          placeholder={usual[name]}
          {...register(name)}
          error={errorOf(name)}
        />
      ))}
      <TextField
        label={t("Subject")}
        optional
        hint={
          protocol === "saml"
            ? t("By it we know a person again, whatever their address becomes. Left empty it is the NameID.")
            : t("By it we know a person again, whatever their address becomes. Left empty it is “sub”.")
        }
        autoComplete="off"
        spellCheck={false}
        {...register("subject")}
        error={errorOf("subject")}
      />
      {renames && people > 0 && (
        <Banner tone="warning">
          {t(
            "Another subject means that {people, plural, one {# person is} other {# people are}} got to know anew, by their address, at their next sign-in.",
            { people },
          )}
        </Banner>
      )}
      <Button
        type="submit"
        className="self-start"
        pending={form.isSending}
        disabledReason={form.formState.isDirty ? undefined : t("Nothing has changed.")}
      >
        {t("Save")}
      </Button>
    </form>
  );
}
