import { attribute, complex, plural, type ResourceType, type Schema } from "./schema.ts";

const readOnly = { mutability: "readOnly" } as const;

const name = complex("name", "The parts of the name.", [
  attribute("formatted", "The whole name."),
  attribute("familyName", "The last name."),
  attribute("givenName", "The first name."),
  attribute("middleName", "The middle names."),
  attribute("honorificPrefix", "What stands before the name."),
  attribute("honorificSuffix", "What stands after the name."),
]);

const addresses = complex(
  "addresses",
  "Postal addresses.",
  [
    attribute("formatted", "The whole address."),
    attribute("streetAddress", "Street and number."),
    attribute("locality", "Town."),
    attribute("region", "State or region."),
    attribute("postalCode", "Postal code."),
    attribute("country", "Country."),
    attribute("type", "What the address is for.", { canonicalValues: ["work", "home", "other"] }),
    attribute("primary", "Whether it is the one to use first.", { type: "boolean" }),
  ],
  { multiValued: true },
);

const groups = complex(
  "groups",
  "The Groups of the User.",
  [
    attribute("value", "The id of the Group.", { ...readOnly, caseExact: true }),
    attribute("$ref", "The address of the Group.", {
      ...readOnly,
      type: "reference",
      caseExact: true,
      referenceTypes: ["Group"],
    }),
    attribute("display", "The name of the Group.", readOnly),
    attribute("type", "How the User belongs to it.", { ...readOnly, canonicalValues: ["direct"] }),
  ],
  { ...readOnly, multiValued: true },
);

const userSchema: Schema = {
  id: "urn:ietf:params:scim:schemas:core:2.0:User",
  name: "User",
  description: "A person.",
  attributes: [
    attribute("userName", "By what the directory knows the User.", { required: true, uniqueness: "server" }),
    name,
    attribute("displayName", "The name as people read it."),
    attribute("nickName", "A casual name."),
    attribute("profileUrl", "The address of a page about the User.", {
      type: "reference",
      caseExact: true,
      referenceTypes: ["external"],
    }),
    attribute("title", "The job title."),
    attribute("userType", "The kind of User."),
    attribute("preferredLanguage", "The language to speak to them."),
    attribute("locale", "How dates and numbers are written for them."),
    attribute("timezone", "Their time zone."),
    attribute("active", "Whether the User may come in.", { type: "boolean" }),
    attribute("password", "Not kept.", { mutability: "writeOnly", returned: "never", caseExact: true }),
    plural("emails", "E-mail addresses.", { types: ["work", "home", "other"] }),
    plural("phoneNumbers", "Telephone numbers.", { types: ["work", "home", "mobile", "fax", "pager", "other"] }),
    plural("ims", "Addresses for messages."),
    plural("photos", "Addresses of pictures.", {
      value: { type: "reference", caseExact: true, referenceTypes: ["external"] },
      types: ["photo", "thumbnail"],
    }),
    addresses,
    groups,
    plural("entitlements", "What the User is entitled to."),
    plural("roles", "The roles of the User in the directory."),
    plural("x509Certificates", "Certificates.", { value: { type: "binary", caseExact: true } }),
  ],
};

export const enterpriseUserSchema: Schema = {
  id: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  name: "EnterpriseUser",
  description: "A person in a company.",
  attributes: [
    attribute("employeeNumber", "The number of the employee."),
    attribute("costCenter", "The cost centre."),
    attribute("organization", "The organization."),
    attribute("division", "The division."),
    attribute("department", "The department."),
    complex("manager", "The manager.", [
      attribute("value", "The id of the manager.", { caseExact: true }),
      attribute("$ref", "The address of the manager.", {
        type: "reference",
        caseExact: true,
        referenceTypes: ["User"],
      }),
      attribute("displayName", "The name of the manager.", readOnly),
    ]),
  ],
};

const groupSchema: Schema = {
  id: "urn:ietf:params:scim:schemas:core:2.0:Group",
  name: "Group",
  description: "A named set of Users.",
  attributes: [
    attribute("displayName", "The name as people read it.", { required: true, uniqueness: "server" }),
    complex(
      "members",
      "The Users of the Group.",
      [
        attribute("value", "The id of the User.", { mutability: "immutable", caseExact: true }),
        attribute("$ref", "The address of the User.", {
          mutability: "immutable",
          type: "reference",
          caseExact: true,
          referenceTypes: ["User"],
        }),
        attribute("type", "The kind of member.", { mutability: "immutable", canonicalValues: ["User"] }),
        attribute("display", "The name of the User.", readOnly),
      ],
      { multiValued: true },
    ),
  ],
};

/** Users, with what the enterprise extension adds (RFC 7643, sections 4.1 and 4.3). */
export const userType: ResourceType = {
  name: "User",
  endpoint: "/Users",
  description: "People.",
  schema: userSchema,
  extensions: [enterpriseUserSchema],
};

/** Groups (RFC 7643, section 4.2). */
export const groupType: ResourceType = {
  name: "Group",
  endpoint: "/Groups",
  description: "Named sets of Users.",
  schema: groupSchema,
  extensions: [],
};
