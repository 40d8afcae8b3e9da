// The guards of our libraries' errors, to be loaded when there is an error to look at: `--help` must not wait for them.
export { isCloudError, isRolloutError } from '@clicamos/rolling-asg';
export { isAmiError } from '@clicamos/packer-ami';
export { isEmulatorError } from '@clicamos/emulator/background';
