/** An attribute as RFC 7643, section 7, describes it. */
export type Attribute = {
  name: string;
  type: "string" | "boolean" | "complex" | "reference" | "dateTime" | "binary";
  multiValued: boolean;
  description: string;
  required: boolean;
  caseExact: boolean;
  mutability: "readWrite" | "readOnly" | "immutable" | "writeOnly";
  returned: "default" | "always" | "never";
  uniqueness: "none" | "server";
  subAttributes?: readonly Attribute[];
  canonicalValues?: readonly string[];
  referenceTypes?: readonly string[];
};

export type Schema = { id: string; name: string; description: string; attributes: readonly Attribute[] };

/** A kind of resource: where it is served, its own schema and those that extend it. */
export type ResourceType = {
  name: string;
  endpoint: string;
  description: string;
  schema: Schema;
  extensions: readonly Schema[];
};

type Traits = Partial<Omit<Attribute, "name" | "description" | "subAttributes">>;

/** An attribute of text that anybody may write, unless `traits` say otherwise. */
export function attribute(name: string, description: string, traits: Traits = {}): Attribute {
  return {
    name,
    type: "string",
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    ...traits,
  };
}

/** An attribute that is made of others. */
export function complex(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  traits: Traits = {},
): Attribute {
  return { ...attribute(name, description, { ...traits, type: "complex" }), subAttributes };
}

/** A list of values with a type, one of which may be the primary one. */
export function plural(
  name: string,
  description: string,
  { value = {}, types }: { value?: Traits; types?: readonly string[] } = {},
): Attribute {
  const subAttributes = [
    attribute("value", "The value itself.", value),
    attribute("display", "The value as people read it."),
    attribute("type", "What the value is for.", types === undefined ? {} : { canonicalValues: types }),
    attribute("primary", "Whether it is the one to use first.", { type: "boolean" }),
  ];
  return complex(name, description, subAttributes, { multiValued: true });
}

const readOnly = { mutability: "readOnly" } as const;

/** What every resource has (RFC 7643, section 3.1). */
export const commonAttributes: readonly Attribute[] = [
  attribute("schemas", "The schemas of the resource.", {
    ...readOnly,
    type: "reference",
    multiValued: true,
    caseExact: true,
    returned: "always",
  }),
  attribute("id", "The id that the service gave.", {
    ...readOnly,
    caseExact: true,
    returned: "always",
    uniqueness: "server",
  }),
  attribute("externalId", "The id that the client gave.", { caseExact: true }),
  complex(
    "meta",
    "What the service knows about the resource.",
    [
      attribute("resourceType", "The kind of resource.", { ...readOnly, caseExact: true }),
      attribute("created", "When it was made.", { ...readOnly, type: "dateTime" }),
      attribute("lastModified", "When it last changed.", { ...readOnly, type: "dateTime" }),
      attribute("location", "Its address.", { ...readOnly, type: "reference", caseExact: true }),
      attribute("version", "Its version, as in ETag.", { ...readOnly, caseExact: true }),
    ],
    readOnly,
  ),
];

/** The attribute of this name, in any case. */
export function attributeNamed(attributes: readonly Attribute[] | undefined, name: string): Attribute | undefined {
  const wanted = name.toLowerCase();
  return attributes?.find((each) => each.name.toLowerCase() === wanted);
}

/** Every schema of a kind of resource, its own first. */
export function schemasOf({ schema, extensions }: ResourceType): readonly Schema[] {
  return [schema, ...extensions];
}
