mod broken;
mod real;
mod reprojection;
