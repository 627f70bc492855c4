import { allowOwnScripts } from './trusted-types';

allowOwnScripts('allowed');
