import { updateMember } from "@rollcall/contract/members";
import { useContractForm } from "../forms/use-contract-form.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toast.tsx";

/** A form over a body of the contract: its rules on the fields, the server's refusals too, the rest as a banner. */
export function ExampleForm() {
  const toast = useToast();
  const { register, errorOf, submit, problem, isSending } = useContractForm({
    schema: updateMember.body,
    defaultValues: { first_name: "Ada", last_name: "Lovelace", email: "ada@northwind.example" },
    send: async (changes) => toast.success(`Saved ${Object.keys(changes).length} fields.`),
  });
  return (
    <form noValidate onSubmit={submit}>
      <Card
        title="A form"
        footer={
          <Button type="submit" variant="primary" pending={isSending}>
            Save changes
          </Button>
        }
      >
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {problem && <Banner tone="danger">{problem}</Banner>}
          <TextField label="First name" {...register("first_name")} error={errorOf("first_name")} />
          <TextField label="Last name" {...register("last_name")} error={errorOf("last_name")} />
          <TextField label="E-mail address" type="email" {...register("email")} error={errorOf("email")} />
        </div>
      </Card>
    </form>
  );
}
