/** What a form says under a field. The English ends a sentence of the contract; the French is a whole one. */
export const validation: Record<string, string> = {
  "must not be empty": "Ce champ ne peut pas être vide.",
  "must be an e-mail address": "Saisissez une adresse e-mail valide.",
  "must not contain control characters": "Ce champ ne peut pas contenir de caractères de contrôle.",
  "must not contain half a character": "Ce champ ne peut pas contenir de caractère incomplet.",
  "must have at least 12 characters": "Saisissez au moins 12\u00a0caractères.",
  "must be a whole number": "Saisissez un nombre entier.",
  "must be from 1 to 30": "Saisissez un nombre de 1 à 30.",
  "must name at least one address": "Indiquez au moins une adresse.",
  "must name at most 500 addresses; import a CSV for more":
    "Indiquez 500 adresses au maximum\u00a0; au-delà, importez un fichier CSV.",
  "must name at least one role": "Indiquez au moins un rôle.",
  "must be the id of a role": "Ce n’est pas l’identifiant d’un rôle.",
  "must be the id of a product": "Ce n’est pas l’identifiant d’un produit.",
  "must have at most 100 characters": "Ce champ est limité à 100\u00a0caractères.",
  "must have at most 120 characters": "Ce champ est limité à 120\u00a0caractères.",
  "must have at most 254 characters": "Ce champ est limité à 254\u00a0caractères.",
  "must have at most 256 characters": "Ce champ est limité à 256\u00a0caractères.",
  "must have at most 500 characters": "Ce champ est limité à 500\u00a0caractères.",
  "must have at most 1000 characters": "Ce champ est limité à 1000\u00a0caractères.",
};
