import type { en } from "@/lib/i18n/en";

export const types: (typeof en)["types"] = {
  needed: "Ce champ ne peut pas être vide.",
  tooLong: "{{most}} caractères au plus, s’il vous plaît.",
  tooMany: "{{most}} au plus, s’il vous plaît.",
  unreadable: "Ceci ne peut pas être lu ici.",
  notNumber: "Un nombre, s’il vous plaît.",
  notFrames: "Un nombre entier d’images, s’il vous plaît.",
  outOfRange: "Entre {{min}} et {{max}}, s’il vous plaît.",
  notCheckbox: "Oui ou non, s’il vous plaît.",
  yes: "Oui",
  no: "Non",
  notDate: "Un jour, s’il vous plaît : 21/11, 21 nov, demain, +3j.",
  notDuration: "Une durée, s’il vous plaît : 2j 4h, 1,5j, 6h, 1:30.",
  dayUnit: "j",
  statusNeeded: "Il y a toujours un statut.",
  noStatus: "Il n’y a pas de statut « {{typed}} ».",
  noChoice: "« {{typed}} » n’est pas dans la liste.",
  noPerson: "Personne ici ne s’appelle « {{typed}} ».",
  notInProject: "L’une de ces personnes n’est pas dans ce projet.",
  noEntity: "Il n’y a pas de « {{typed}} ».",
  priority: { "-1": "Basse", "0": "Normale", "1": "Haute", "2": "Très haute", "3": "Urgente" },
};
