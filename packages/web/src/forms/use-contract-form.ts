import { type BaseSyntheticEvent, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, useForm } from "react-hook-form";
import { problemText } from "../texts/problem-text.ts";
import { useText } from "../texts/use-text.ts";
import { contractResolver, type FormSchema } from "./contract-resolver.ts";
import { fieldProblems } from "./field-problems.ts";

type Options<Values extends FieldValues, Sent> = {
  /** The operation's own body schema, such as `updateMember.body`; or a part of it. */
  schema: FormSchema<Values, Sent>;
  defaultValues: DefaultValues<Values>;
  /** Sends the parsed values. What it throws lands on the fields that the server names, else on `problem`. */
  send: (values: Sent) => Promise<unknown>;
};

/**
 * A form over a schema of the contract: react-hook-form with the contract's rules, and the server's refusals on its fields.
 *
 * `const { register, errorOf, submit, problem, isSending } = useContractForm({ schema, defaultValues, send })`
 */
export function useContractForm<Values extends FieldValues, Sent>({
  schema,
  defaultValues,
  send,
}: Options<Values, Sent>) {
  const t = useText();
  const [problem, setProblem] = useState<string>();
  const form = useForm<Values, unknown, Sent>({
    resolver: contractResolver<Values, Sent>(schema),
    defaultValues,
    // Not when a field is left: a sentence that appears then moves the button away from under the pointer that presses it.
    mode: "onSubmit",
  });

  const check = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await send(values);
    } catch (error) {
      const told = fieldProblems(error, Object.keys(form.getValues()), problemText(error, t));
      told.ofFields.forEach(({ field, message }, index) => {
        form.setError(field as Path<Values>, { type: "server", message }, { shouldFocus: index === 0 });
      });
      setProblem(told.ofForm);
    }
  });

  /** A schema that does not come is a failure like another. */
  const submit = (event?: BaseSyntheticEvent) =>
    check(event).catch((error: unknown) => setProblem(problemText(error, t)));

  /** The sentence under a field; the contract's rules read as the end of one: "must not be empty". */
  function errorOf(field: Path<Values>): string | undefined {
    const message = form.getFieldState(field, form.formState).error?.message;
    return message === undefined ? undefined : sentence(t(message));
  }

  return { ...form, submit, errorOf, problem, isSending: form.formState.isSubmitting };
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
