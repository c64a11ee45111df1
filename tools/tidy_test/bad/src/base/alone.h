#pragma once
int alone();
