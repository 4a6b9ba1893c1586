/** One’s own access: seats, roles, leaving. */
export const access: Record<string, string> = {
  "The Admins see that you ask for {product}.": "Votre demande pour {product} a été transmise aux administrateurs.",
  "Ask for a seat of {product}": "Demander un siège {product}",
  "The Admins see your request and grant or decline it.":
    "Les administrateurs voient votre demande, puis l’acceptent ou la refusent.",
  "Send request": "Envoyer la demande",
  Reason: "Motif",
  "What you need it for, in at most 500 characters.": "Ce dont vous avez besoin, en 500\u00a0caractères au maximum.",
  "You are the only Admin. Make somebody else Admin first, or delete the Organization.":
    "Il n’y a pas d’autre administrateur que vous. Nommez d’abord un autre administrateur, ou supprimez l’organisation.",
  "Leave {organization}": "Quitter {organization}",
  "Your access ends at once. Only an Admin can let you in again.":
    "Votre accès prend fin immédiatement. Seul un administrateur pourra vous le rendre.",
  "Leave Organization": "Quitter l’organisation",
  "You left {organization}.": "Vous avez quitté {organization}.",
  "Leave {organization}?": "Quitter {organization}\u00a0?",
  "You cannot come back by yourself. An Admin can restore you for {days} days, or invite you again.":
    "Vous ne pourrez pas revenir par vous-même. Un administrateur peut vous réintégrer pendant {days} jours, ou vous inviter à nouveau.",
  "What you created in it; it stays with the Organization": "Ce que vous y avez créé, qui reste à l’organisation",
  "Your account and your other Organizations": "Votre compte et vos autres organisations",
  "Your access to {organization}, in every open session":
    "Votre accès à {organization}, dans toutes les sessions ouvertes",
  "{count, plural, one {Your role: {roles}} other {Your roles: {roles}}}":
    "{count, plural, one {Votre rôle\u00a0: {roles}} other {Vos rôles\u00a0: {roles}}}",
  "{count, plural, one {Your seat: {seats}} other {Your seats: {seats}}}":
    "{count, plural, one {Votre siège\u00a0: {seats}} other {Vos sièges\u00a0: {seats}}}",
  "{count, plural, one {Your role} other {Your roles}}": "{count, plural, one {Votre rôle} other {Vos rôles}}",
  "Admins decide who has which role. A change counts from the next thing that you do.":
    "Les administrateurs attribuent les rôles. Une modification s’applique dès votre prochaine action.",
  "Compare roles": "Comparer les rôles",
  "What you may do": "Ce que vous pouvez faire",
  "Your roles do not include asking for seats.": "Vos rôles ne permettent pas de demander un siège.",
  "Ask again": "Redemander",
  "Ask for a seat": "Demander un siège",
  "You have it": "Attribué",
  Asked: "Demandé",
  "Waits for an Admin. You asked": "En attente d’un administrateur. Demande envoyée",
  "{name} declined it": "Demande refusée par {name}",
  "It was declined": "Demande refusée",
  "“{reason}”": "«\u00a0{reason}\u00a0»",
  "Your seats": "Vos sièges",
  "A seat opens a product for you. Ask the Admins for one that you need.":
    "Un siège vous donne accès à un produit. Demandez aux administrateurs celui dont vous avez besoin.",
  "Change your seats": "Modifier vos sièges",
  "What you may do in {organization}.": "Ce que vous pouvez faire dans {organization}.",
  "Your account": "Votre compte",
};
