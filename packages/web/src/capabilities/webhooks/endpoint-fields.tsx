import type { createWebhookEndpoint } from "@rollcall/contract/webhooks";
import type * as z from "zod";
import type { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { EventsField } from "./events-field.tsx";

type Body = typeof createWebhookEndpoint.body;
/** A form over what one decides about an endpoint. */
export type EndpointForm = ReturnType<typeof useContractForm<z.input<Body>, z.output<Body>>>;

/** Where an endpoint is, what it is for, and what it is told. */
export function EndpointFields({ form }: { form: EndpointForm }) {
  const t = useText();
  const { register, errorOf, watch, setValue } = form;
  return (
    <>
      <TextField
        label={t("Address")}
        hint={t("It has to begin with https:// and to answer with 200 to 299 within 15 seconds.")}
        type="url"
        inputMode="url"
        placeholder="https://example.com/webhooks"
        autoComplete="off"
        spellCheck={false}
        {...register("url")}
        error={errorOf("url")}
      />
      <TextArea
        label={t("Description")}
        hint={t("What it is for, so that others know.")}
        optional
        rows={1}
        {...register("description")}
        error={errorOf("description")}
      />
      <EventsField
        value={watch("events") ?? null}
        onChange={(events) => setValue("events", events, { shouldDirty: true })}
        error={errorOf("events")}
      />
    </>
  );
}
