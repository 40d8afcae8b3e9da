export { systemClock, type Clock } from '@clicamos/health';
