import { uninflected, vocabulary } from './vocabulary.ts'

export const advisoryCategories = vocabulary('advisory-categories', [
  { id: 'nudity', label: uninflected('Sex and nudity') },
  { id: 'violence', label: uninflected('Violence and gore') },
  { id: 'profanity', label: uninflected('Profanity') },
  { id: 'alcohol', label: uninflected('Alcohol, drugs and smoking') },
  { id: 'frightening', label: uninflected('Frightening and intense scenes') },
])
