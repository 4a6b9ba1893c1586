import { setUp } from "@rollcall/contract/identity";
import { ProblemError } from "@rollcall/sdk";
import { useEffect } from "react";
import { api } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { forgetLinkToken } from "../../shell/link-token.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { NameFields } from "./name-fields.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { useEnter } from "./use-enter.ts";

/** The first Organization and its Admin; leads to the Members page. */
export function SetupForm({ token, onDead }: { token: string; onDead: () => void }) {
  const t = useText();
  const enter = useEnter();
  const { register, errorOf, submit, problem, isSending, setFocus, watch } = useContractForm({
    schema: setUp.body,
    defaultValues: { token, organization_name: "", first_name: "", last_name: "", email: "", password: "" },
    send: async (body) => {
      try {
        const { organization_id: id } = await api.call(setUp, { body });
        forgetLinkToken("/setup");
        await enter(`/o/${id}/members`);
      } catch (error) {
        if (!(error instanceof ProblemError && error.code === "setup_link_invalid")) throw error;
        onDead();
      }
    },
  });
  useEffect(() => setFocus("organization_name"), [setFocus]);

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <TextField
        label={t("Organization name")}
        autoComplete="organization"
        {...register("organization_name")}
        error={errorOf("organization_name")}
      />
      <NameFields
        first={{ ...register("first_name"), error: errorOf("first_name") }}
        last={{ ...register("last_name"), error: errorOf("last_name") }}
      />
      <TextField
        label={t("E-mail address")}
        type="email"
        autoComplete="username"
        {...register("email")}
        error={errorOf("email")}
      />
      <NewPasswordField
        label={t("Password")}
        typed={watch("password")}
        {...register("password")}
        error={errorOf("password")}
      />
      <Button type="submit" variant="primary" size="lg" pending={isSending}>
        {t("Create the Organization")}
      </Button>
    </form>
  );
}
